import type { FormId, Rich } from '../../domain/card.js';
import type { Listener } from '../registry/reply.js';
import type { FormSubject } from './subject.js';

/** One thing a dialog asks for. Texts are in the reader's language and short enough for every chat. */
export interface FormField {
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  readonly kind: 'line' | 'text' | 'choice';
  readonly optional: boolean;
  /** What stands there at first. */
  readonly value: string;
  /** Shown while it is empty; at most 100 characters. */
  readonly hint: string;
  /** For a choice, at most 25. Labels at most 75 characters. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A dialog, made for one reader. At most four fields and an intro, which is what every chat can show. */
export interface Form {
  readonly id: FormId;
  /** `INC-42`, or empty. */
  readonly subject: string;
  /** At most 24 characters. */
  readonly title: string;
  /** Label of the button that sends it; at most 24 characters. */
  readonly submit: string;
  readonly intro: readonly Rich[];
  readonly fields: readonly FormField[];
}

/** What was filled in, by field name; what was left out is empty or missing. */
export type FormValues = Readonly<Record<string, string>>;

/** One kind of dialog: another way to type a command, so that parsing, permission and errors are those of the command. */
export interface FormKind {
  make(subject: FormSubject, reader: Listener): Form;
  /** The command line it stands for. */
  line(subject: string, values: FormValues): string;
}
