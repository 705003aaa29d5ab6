// placeholder until helper F writes it
export const customerFile = async (..._: unknown[]): Promise<never> => { throw new Error("missing"); };
export const customerFilePdf = customerFile;
