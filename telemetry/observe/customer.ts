import { OrderClient } from "@autonats/example-shop/orders/orders.gen";
import { ShippingClient } from "@autonats/example-shop/shipping/shipping.gen";
import { UserClient } from "@autonats/example-shop/users/users.gen";
import { traced } from "@autonats/opentelemetry";
import type { Connection } from "@autonats/runtime";
import { trace } from "@opentelemetry/api";

const ada = {
  name: "Ada",
  age: 36,
  address: { street: "12 St James's Square", city: "London", postcode: "SW1Y 4JH" },
};

/** Returns what a customer does in the shop at each visit: a trace of its own that is called `visit`. */
export function createCustomer(connection: Connection): () => Promise<void> {
  const users = new UserClient(connection, traced());
  const orders = new OrderClient(connection, traced());
  const shipping = new ShippingClient(connection, traced());
  const tracer = trace.getTracer("customer");
  return () =>
    tracer.startActiveSpan("visit", async (span) => {
      try {
        const { id } = await users.register(ada);
        await orders.place(id, [{ sku: "mug", quantity: 2 }]);
        await shipping.send(id, 1200);
      } finally {
        span.end();
      }
    });
}
