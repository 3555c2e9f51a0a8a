import type { Request, Response } from 'express';
import type { z } from 'zod';
import type {
  Attendee,
  Booking,
  BookingCreateInput,
  BookingSelect,
  BookingStatus,
  BookingWhereInput,
  EventType,
  JsonValue,
  User,
} from './prisma.js';
import type { availabilitySchema, createBookingSchema, ZEventTypeInput } from './schemas.js';

export type BookingWithAttendees = Booking & { attendees: Attendee[]; user: Pick<User, 'id' | 'name' | 'email'> | null };

/** @nats:server Bookings */
export interface IBookingRepository {
  findById(id: number): Promise<Booking | null>;
  findByUid(args: { bookingUid: string }): Promise<BookingWithAttendees | null>;
  findMany(args: { where: BookingWhereInput; take?: number; skip?: number }): Promise<Booking[]>;
  findFirstWithSelect(args: { where: BookingWhereInput; select: BookingSelect }): Promise<Partial<Booking> | null>;
  getBookingAttendees(bookingId: number): Promise<Attendee[]>;
  getAllBookingsForRoundRobin(args: {
    users: { id: number; email: string }[];
    eventTypeId: number;
    startDate?: Date;
    endDate?: Date;
    includeNoShowInRRCalculation: boolean;
  }): Promise<Booking[]>;
  countByStatus(userId: number): Promise<Record<BookingStatus, number>>;
  create(data: BookingCreateInput): Promise<BookingWithAttendees>;
  updateStatus(uid: string, status: BookingStatus, reason?: string): Promise<Booking>;
  updateLocation(args: { where: { id: number }; data: { location: string; metadata: JsonValue; responses: Record<string, unknown> } }): Promise<void>;
  deleteMany(ids: number[]): Promise<{ count: number }>;
  findLatest(userId: number): Promise<Booking | undefined>;
  findOriginalRescheduledBooking(uid: string, seatsEventType?: boolean): Promise<BookingWithAttendees | null>;
  getTotalBookingDuration(args: { eventId: number; startDate: Date; endDate: Date; rescheduleUid?: string }): Promise<number>;
  groupByDay(userId: number, timeZone: string): Promise<Map<string, Booking[]>>;
}

/** @nats:server BookingUsers */
export interface IUserRepository {
  findById(args: { id: number }): Promise<User | null>;
  findByIds(ids: number[]): Promise<User[]>;
  findByEmail(email: string): Promise<Pick<User, 'id' | 'email' | 'username'> | null>;
  findUsersByUsername(args: { orgSlug: string | null; usernameList: string[] }): Promise<(User & { profile: UserProfile })[]>;
  enrichUserWithProfile<T extends { id: number }>(user: T): Promise<T & { profile: UserProfile }>;
  updateAvatar(args: { id: number; avatarUrl: string }): Promise<void>;
  create(data: Omit<User, 'id' | 'uuid'> & { hashedPassword?: string; organizationId: number | null }): Promise<User>;
  lockByEmail(email: string): Promise<{ id: number; locked: true }>;
  getTimeZone(userId: number): Promise<string | undefined>;
  isAdminOfTeamOrParentOrg(args: { userId: number; teamId: number }): Promise<boolean>;
}

export type UserProfile =
  | { kind: 'personal'; username: string | null; upId: string }
  | { kind: 'organization'; username: string; upId: string; organization: { id: number; slug: string | null } };

/** @nats:server BookingEventTypes */
export interface IEventTypeRepository {
  create(data: z.infer<typeof ZEventTypeInput>): Promise<EventType>;
  findById(args: { id: number; userId: number }): Promise<EventType | null>;
  findAllByUserId(userId: number): Promise<EventType[]>;
  findAllByUpId(args: { upId: string; userId: number }, options?: { orderBy?: { [key: string]: 'asc' | 'desc' }[]; limit?: number; cursor?: number | null }): Promise<EventType[]>;
  setHidden(id: number, hidden: boolean): Promise<void>;
  getLocations(id: number): Promise<EventLocation[]>;
  listChildren(parentId: number): Promise<Array<Pick<EventType, 'id' | 'slug' | 'userId'>>>;
}

export type EventLocation =
  | { type: 'inPerson'; address: string; displayLocationPublicly?: boolean }
  | { type: 'link'; link: string }
  | { type: 'phone'; hostPhoneNumber: string }
  | { type: `integrations:${string}`; credentialId?: number };

type GetAvailability = z.infer<typeof availabilitySchema>;

/** @nats:server BookingService */
export interface BookingService {
  createBooking(input: z.infer<typeof createBookingSchema>): Promise<BookingWithAttendees>;
  handleNewBooking(req: Request, res: Response): Promise<void>;
  rescheduleBooking(uid: string, start: Date, end: Date, rescheduledBy?: string | null): Promise<BookingWithAttendees>;
  cancelBooking(input: { uid: string; reason?: string; allRemainingBookings?: boolean }): Promise<{ success: boolean; message: string }>;
  confirm(uid: string, confirmed: boolean): Promise<{ status: BookingStatus }>;
  getSlots(input: GetAvailability): Promise<Record<string, { time: string; attendees?: number; bookingUid?: string }[]>>;
  getBusyTimes(userId: number, range: [start: Date, end: Date]): Promise<{ start: Date | string; end: Date | string; source?: string | null }[]>;
  onBookingCreated(listener: (booking: Booking) => void): () => void;
  exportCalendar(userId: number): Promise<Uint8Array>;
  exportStream(userId: number): Promise<NodeJS.ReadableStream>;
  markNoShow(args: { bookingUid: string; attendees?: { email: string; noShow: boolean }[] }): Promise<{ message: string } | { error: string }>;
  requestReschedule(uid: string): Promise<void>;
}
