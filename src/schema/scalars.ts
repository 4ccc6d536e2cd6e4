import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

/** `DateTime`: RFC 3339, in UTC. */
export const DateTime = GraphQLDateTime;

/** `Date`: an ISO 8601 calendar day as a string, such as "2020-10-16". */
export const CalendarDay = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day as ISO 8601 writes it: "2020-10-16".',
  serialize: calendarDay,
  parseValue: calendarDay,
  parseLiteral: (node) => calendarDay(node.kind === Kind.STRING ? node.value : undefined),
});

function calendarDay(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value)) {
    const time = Date.parse(`${value}T00:00:00Z`);
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value;
  }
  throw new GraphQLError(
    `Date must be a calendar day as YYYY-MM-DD, such as "2020-10-16"; got ${JSON.stringify(value)}.`,
  );
}
