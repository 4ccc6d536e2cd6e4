/** What browsers are told with every answer. */
export const ALWAYS = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' } as const;
