import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotDeliverable } from "../../src/orders/orders.js";
import { UserNotFound } from "../../src/users/users.js";
import type { Mesh } from "./meshes.js";
import { openShop, type Shop } from "./shop.js";

const ann = { name: "Ann", age: 30, address: { street: "Lane 1", city: "Ulm", postcode: "89073" } };

/** Notes are taken by one-way calls, which nobody waits for. */
const patience = { interval: 5, timeout: 30_000 };

/** The tests of the shop, wherever its services meet. */
export function testShop(startMesh: () => Promise<Mesh>): void {
  describe(`a shop ${startMesh.name}`, () => {
    let mesh: Mesh;
    let shop: Shop;

    beforeAll(async () => {
      mesh = await startMesh();
      shop = await openShop(mesh);
    });
    afterAll(async () => {
      await shop.close();
      await mesh.stop();
    });

    test("keeps accounts", async () => {
      const user = await shop.users.register(ann);
      expect(user).toMatchObject(ann);
      expect(await shop.users.getById(user.id)).toEqual(user);
    });

    test("says which user it does not know", async () => {
      await expect(shop.users.getById("nobody")).rejects.toEqual(new UserNotFound("nobody"));
    });

    test("takes an order, and the goods from the shelves", async () => {
      const user = await shop.users.register(ann);
      const noted = await shop.audit.count();
      const order = await shop.orders.place(user.id, [{ sku: "mug", quantity: 3 }]);
      expect(order.total).toEqual({ amount: 5997n, currency: "EUR" });
      expect(await shop.orders.list(user.id)).toEqual([order]);
      expect(await shop.stock.level("mug")).toBe(1);
      await expect.poll(() => shop.audit.count(), patience).toBe(noted + 1);
    });

    test("refuses what it does not have, and remembers that", async () => {
      const user = await shop.users.register(ann);
      const noted = await shop.audit.count();
      const placed = shop.orders.place(user.id, [{ sku: "lamp", quantity: 1 }]);
      await expect(placed).rejects.toEqual(new NotDeliverable("lamp", 0));
      await expect.poll(() => shop.audit.count(), patience).toBe(noted + 1);
    });

    test("closes, and says so", async () => {
      const other = await startMesh();
      const closing = await openShop(other);
      expect(closing.handlers.map(({ isReady }) => isReady)).toEqual([true, true, true, true]);
      await closing.close();
      await Promise.all(closing.handlers.map(({ ended }) => ended));
      expect(closing.handlers.map(({ isReady }) => isReady)).toEqual([false, false, false, false]);
      await other.stop();
    });

    test("takes no order of a user that it does not know", async () => {
      await expect(shop.orders.place("nobody", [])).rejects.toMatchObject({ code: "INTERNAL" });
    });
  });
}
