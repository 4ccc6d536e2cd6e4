import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Correction } from './correction.js';
import { Page } from './page.js';
import { CalendarDay } from './scalars.js';

@InputType({ description: 'A page to be put into the archive.' })
export class IngestPageInput {
  @Field(() => String, {
    description:
      'The name of the page. Newspaper, day and edition tell a page from all others; where one of them is not known, its name or its text does.',
  })
  name!: string;

  @Field(() => String, { description: 'The raw text of the page.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'The newspaper, if the page is not to say it.' })
  newspaper?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The day of publication, if the page is not to say it.' })
  date?: string | null;

  @Field(() => String, { nullable: true, description: "The page's number in its issue, if the page is not to say it." })
  edition?: string | null;
}

@ObjectType({ description: 'What came of putting a page in.' })
export class IngestPagePayload {
  @Field(() => Page, { description: 'The page, as it is read now.' })
  page!: Page;

  @Field(() => Correction, {
    nullable: true,
    description: 'The record of it; null if the page was there already, put in by the command line.',
  })
  correction!: Correction | null;
}

@ObjectType({ description: 'What came of taking a page out.' })
export class DeletePagePayload {
  @Field(() => ID, { description: 'The id that the page had, and will have if it is put in again as it first was.' })
  id!: string;

  @Field(() => Correction, { description: 'The record of it.' })
  correction!: Correction;
}
