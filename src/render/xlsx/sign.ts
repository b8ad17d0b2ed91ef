import type { Status } from '../../audit/judge.ts';
import type { Report } from '../../audit/report.ts';
import type { Words } from '../../locale/catalogue.ts';
import { conclusionText } from '../exemption-text.ts';
import type { StatusCount } from './model.ts';

/** Signs that every Chinese font has and that a black-and-white printer keeps apart. */
const SIGN: Readonly<Record<Status, string>> = {
  pass: '√',
  fail: '×',
  undecided: '?',
  notApplicable: '—',
  exempt: '○',
};

/** `× 有不合格项`: what was found of all, behind the sign of its status. */
export const signedConclusion = (
  status: 'pass' | 'fail' | 'undecided',
  report: Report,
  words: Words,
): string => `${SIGN[status]} ${conclusionText(status, report, words)}`;

/** `× 不合格`: a status that reads without its colour. */
export const signed = (status: Status, { status: names }: Words): string =>
  `${SIGN[status]} ${names[status]}`;

/** `× 不合格 2/18`: the status of two of eighteen verdicts. */
export const signedCount = ({ status, count, of }: StatusCount, words: Words): string =>
  of === 1 ? signed(status, words) : `${signed(status, words)} ${count}/${of}`;
