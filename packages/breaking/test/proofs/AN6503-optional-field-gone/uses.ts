import type { Profile } from "./service.js";

export const nick = (profile: Profile): string => profile.nick ?? profile.name;
