import type { User } from "./users.js";

/** A user whose JSON has about 250 bytes. */
export const sampleUser: User = {
  id: "0198c2f4-7d1e-7c3a-9b5d-2f6e8a1c4d70",
  name: "Margaret Hamilton",
  email: "margaret.hamilton@example.com",
  age: 42,
  active: true,
  score: 98.25,
  tags: ["apollo", "guidance"],
  address: { street: "Hauptstrasse 1", city: "Boston", postcode: "02139", country: "US" },
};

/** Users whose JSON has about 10 KB. */
export const samplePage: readonly User[] = Array.from({ length: 39 }, (_, index) => ({
  ...sampleUser,
  name: `Margaret Hamilton ${index}`,
  age: 20 + index,
}));
