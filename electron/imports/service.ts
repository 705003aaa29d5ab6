// placeholder until helper D writes it
const missing = async (..._: unknown[]): Promise<never> => { throw new Error("missing"); };
export const uploadImport = missing, getImport = missing, checkImport = missing, importRowsPage = missing, runImport = missing, refusedRowsWorkbook = missing, importTemplate = missing;
