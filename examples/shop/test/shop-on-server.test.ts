import { onServer } from "./support/meshes.js";
import { testShop } from "./support/test-shop.js";

testShop(onServer);
