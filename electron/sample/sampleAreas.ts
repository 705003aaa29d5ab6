import csv from "./areas-410225.csv?raw";

/** The areas of the sample county (兰考县) as the text of an area file. */
export const sampleAreasCsv: string = csv;
