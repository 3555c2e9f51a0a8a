import type { ReportService } from "./service.js";

export const printed = (report: ReportService): Promise<string> => report.print("1", 2);
