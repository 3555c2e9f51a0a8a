import { callRules } from "./call-rules.js";
import { replyRules } from "./reply-rules.js";
import { requestRules } from "./request-rules.js";
import { sourceRules } from "./source-rules.js";

/** AN6xxx: changes of an interface that break somebody. `docs/breaking.md` has an example of each. */
export const breakingRules: typeof callRules & typeof requestRules & typeof replyRules & typeof sourceRules = {
  ...callRules,
  ...requestRules,
  ...replyRules,
  ...sourceRules,
};
