import { z } from 'zod';

export const ZEventTypeInput = z.object({
  title: z.string().min(1),
  slug: z.string(),
  description: z.string().nullish(),
  length: z.number().int(),
  hidden: z.boolean().default(false),
  locations: z.array(z.object({ type: z.string(), address: z.string().optional() })).optional(),
  schedulingType: z.enum(['ROUND_ROBIN', 'COLLECTIVE', 'MANAGED']).nullish(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});

export const availabilitySchema = z.object({
  username: z.string().optional(),
  eventTypeId: z.coerce.number().optional(),
  startTime: z.string(),
  endTime: z.string(),
  timeZone: z.string().default('UTC'),
  duration: z
    .string()
    .optional()
    .transform((value) => (value === undefined ? undefined : Number.parseInt(value, 10))),
});

export const createBookingSchema = z.object({
  start: z.string(),
  end: z.string().optional(),
  eventTypeId: z.number(),
  timeZone: z.string(),
  language: z.string(),
  responses: z.object({ name: z.string(), email: z.string().email(), notes: z.string().optional() }),
  guests: z.array(z.string().email()).optional(),
  user: z.union([z.string(), z.array(z.string())]).optional(),
  metadata: z.record(z.string(), z.string()),
});
