import type { DoorService } from "./service.js";

export const closed = (door: DoorService): Promise<boolean> => door.close("1");
