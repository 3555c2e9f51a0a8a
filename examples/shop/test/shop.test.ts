import { inMemory } from "./support/meshes.js";
import { testShop } from "./support/test-shop.js";

// With `onServer` in this place, the same tests run on a real NATS server.
testShop(inMemory);
