import type { Values } from "../../support/values.js";
import { NotFound as After } from "./after/service.js";
import { NotFound as Before } from "./before/service.js";

export const before: Values = { sent: ["1"], answer: null, thrown: new Before("1") };
export const after: Values = { sent: ["1"], answer: null, thrown: new After("1") };
