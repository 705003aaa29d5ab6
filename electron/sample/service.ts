// placeholder until helper E writes it
export const loadSampleCounty = async (..._: unknown[]): Promise<never> => { throw new Error("missing"); };
