/** What a generator of database clients writes: the rows, and the arguments of queries. */
export type JsonObject = { [Key in string]?: JsonValue };
export interface JsonArray extends Array<JsonValue> {}
export type JsonValue = string | number | boolean | JsonObject | JsonArray | null;

export const BookingStatus = {
  CANCELLED: 'CANCELLED',
  ACCEPTED: 'ACCEPTED',
  REJECTED: 'REJECTED',
  PENDING: 'PENDING',
} as const;
export type BookingStatus = (typeof BookingStatus)[keyof typeof BookingStatus];

export type Booking = {
  id: number;
  uid: string;
  idempotencyKey: string | null;
  userId: number | null;
  eventTypeId: number | null;
  title: string;
  description: string | null;
  customInputs: JsonValue | null;
  responses: JsonValue | null;
  startTime: Date;
  endTime: Date;
  location: string | null;
  createdAt: Date;
  updatedAt: Date | null;
  status: BookingStatus;
  paid: boolean;
  metadata: JsonValue | null;
  rating: number | null;
};

export type Attendee = {
  id: number;
  email: string;
  name: string;
  timeZone: string;
  locale: string | null;
  bookingId: number | null;
  noShow: boolean | null;
};

export type User = {
  id: number;
  uuid: string;
  username: string | null;
  name: string | null;
  email: string;
  emailVerified: Date | null;
  avatarUrl: string | null;
  timeZone: string;
  hideBranding: boolean;
  metadata: JsonValue | null;
  completedOnboarding: boolean;
  balance: bigint;
};

export type EventType = {
  id: number;
  title: string;
  slug: string;
  length: number;
  hidden: boolean;
  userId: number | null;
  teamId: number | null;
  locations: JsonValue | null;
  bookingLimits: JsonValue | null;
  price: number;
  currency: string;
  periodStartDate: Date | null;
};

export type StringFilter = {
  equals?: string;
  in?: string[];
  contains?: string;
  mode?: 'default' | 'insensitive';
  not?: StringFilter | string;
};

export type DateTimeFilter = {
  equals?: Date | string;
  gte?: Date | string;
  lt?: Date | string;
};

export type BookingWhereInput = {
  AND?: BookingWhereInput | BookingWhereInput[];
  OR?: BookingWhereInput[];
  id?: number;
  uid?: StringFilter | string;
  status?: BookingStatus;
  startTime?: DateTimeFilter | Date | string;
};

export type BookingSelect = { [K in keyof Booking]?: boolean } & { attendees?: boolean; user?: boolean };

export type BookingCreateInput = Omit<Booking, 'id' | 'createdAt' | 'updatedAt'> & { attendees?: Omit<Attendee, 'id' | 'bookingId'>[] };
