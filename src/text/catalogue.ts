import type { Lang, Say } from '../domain/text.js';
import { anomaly as anomalyEn } from './en/anomaly.js';
import { approval as approvalEn } from './en/approval.js';
import { audit as auditEn } from './en/audit.js';
import { auditChain as auditChainEn } from './en/audit-chain.js';
import { authority as authorityEn } from './en/authority.js';
import { calendar as calendarEn } from './en/calendar.js';
import { card as cardEn } from './en/card.js';
import { chat as chatEn } from './en/chat.js';
import { cli as cliEn } from './en/cli.js';
import { commands as commandsEn } from './en/commands.js';
import { config as configEn } from './en/config.js';
import { configNumeric as configNumericEn } from './en/config-numeric.js';
import { configOncall as configOncallEn } from './en/config-oncall.js';
import { consoleText as consoleEn } from './en/console.js';
import { contact as contactEn } from './en/contact.js';
import { demo as demoEn } from './en/demo.js';
import { discord as discordEn } from './en/discord.js';
import { doctor as doctorEn } from './en/doctor.js';
import { escalation as escalationEn } from './en/escalation.js';
import { forms as formsEn } from './en/forms.js';
import { grade as gradeEn } from './en/grade.js';
import { incident as incidentEn } from './en/incident.js';
import { ingest as ingestEn } from './en/ingest.js';
import { learn as learnEn } from './en/learn.js';
import { mapTry as mapTryEn } from './en/map-try.js';
import { oncall as oncallEn } from './en/oncall.js';
import { outbox as outboxEn } from './en/outbox.js';
import { probes as probesEn } from './en/probes.js';
import { probesRows as probesRowsEn } from './en/probes-rows.js';
import { reload as reloadEn } from './en/reload.js';
import { response as responseEn } from './en/response.js';
import { restricted as restrictedEn } from './en/restricted.js';
import { senders as sendersEn } from './en/senders.js';
import { slack as slackEn } from './en/slack.js';
import { trial as trialEn } from './en/trial.js';
import { whyFact as whyFactEn } from './en/why-fact.js';
import { whyNumeric as whyNumericEn } from './en/why-numeric.js';
import { whyOpinion as whyOpinionEn } from './en/why-opinion.js';
import { whySpeech as whySpeechEn } from './en/why-speech.js';
import { anomaly as anomalyZh } from './zh-CN/anomaly.js';
import { approval as approvalZh } from './zh-CN/approval.js';
import { audit as auditZh } from './zh-CN/audit.js';
import { auditChain as auditChainZh } from './zh-CN/audit-chain.js';
import { authority as authorityZh } from './zh-CN/authority.js';
import { calendar as calendarZh } from './zh-CN/calendar.js';
import { card as cardZh } from './zh-CN/card.js';
import { chat as chatZh } from './zh-CN/chat.js';
import { cli as cliZh } from './zh-CN/cli.js';
import { commands as commandsZh } from './zh-CN/commands.js';
import { config as configZh } from './zh-CN/config.js';
import { configNumeric as configNumericZh } from './zh-CN/config-numeric.js';
import { configOncall as configOncallZh } from './zh-CN/config-oncall.js';
import { consoleText as consoleZh } from './zh-CN/console.js';
import { contact as contactZh } from './zh-CN/contact.js';
import { demo as demoZh } from './zh-CN/demo.js';
import { discord as discordZh } from './zh-CN/discord.js';
import { doctor as doctorZh } from './zh-CN/doctor.js';
import { escalation as escalationZh } from './zh-CN/escalation.js';
import { forms as formsZh } from './zh-CN/forms.js';
import { grade as gradeZh } from './zh-CN/grade.js';
import { incident as incidentZh } from './zh-CN/incident.js';
import { ingest as ingestZh } from './zh-CN/ingest.js';
import { learn as learnZh } from './zh-CN/learn.js';
import { mapTry as mapTryZh } from './zh-CN/map-try.js';
import { oncall as oncallZh } from './zh-CN/oncall.js';
import { outbox as outboxZh } from './zh-CN/outbox.js';
import { probes as probesZh } from './zh-CN/probes.js';
import { probesRows as probesRowsZh } from './zh-CN/probes-rows.js';
import { reload as reloadZh } from './zh-CN/reload.js';
import { response as responseZh } from './zh-CN/response.js';
import { restricted as restrictedZh } from './zh-CN/restricted.js';
import { senders as sendersZh } from './zh-CN/senders.js';
import { slack as slackZh } from './zh-CN/slack.js';
import { trial as trialZh } from './zh-CN/trial.js';
import { whyFact as whyFactZh } from './zh-CN/why-fact.js';
import { whyNumeric as whyNumericZh } from './zh-CN/why-numeric.js';
import { whyOpinion as whyOpinionZh } from './zh-CN/why-opinion.js';
import { whySpeech as whySpeechZh } from './zh-CN/why-speech.js';

const en = {
  ...gradeEn,
  ...whyNumericEn,
  ...configNumericEn,
  ...configOncallEn,
  ...anomalyEn,
  ...configEn,
  ...ingestEn,
  ...probesEn,
  ...incidentEn,
  ...commandsEn,
  ...cardEn,
  ...calendarEn,
  ...consoleEn,
  ...authorityEn,
  ...approvalEn,
  ...auditEn,
  ...auditChainEn,
  ...cliEn,
  ...demoEn,
  ...chatEn,
  ...formsEn,
  ...probesRowsEn,
  ...slackEn,
  ...discordEn,
  ...outboxEn,
  ...sendersEn,
  ...doctorEn,
  ...reloadEn,
  ...trialEn,
  ...mapTryEn,
  ...learnEn,
  ...whyOpinionEn,
  ...whyFactEn,
  ...whySpeechEn,
  ...restrictedEn,
  ...responseEn,
  ...contactEn,
  ...escalationEn,
  ...oncallEn,
};
/** Every sentence there is, by name. */
export type Key = keyof typeof en;
const zh: Readonly<Record<Key, string>> = {
  ...gradeZh,
  ...whyNumericZh,
  ...configNumericZh,
  ...configOncallZh,
  ...anomalyZh,
  ...configZh,
  ...ingestZh,
  ...probesZh,
  ...incidentZh,
  ...commandsZh,
  ...cardZh,
  ...calendarZh,
  ...consoleZh,
  ...authorityZh,
  ...approvalZh,
  ...auditZh,
  ...auditChainZh,
  ...cliZh,
  ...demoZh,
  ...chatZh,
  ...formsZh,
  ...probesRowsZh,
  ...slackZh,
  ...discordZh,
  ...outboxZh,
  ...sendersZh,
  ...doctorZh,
  ...reloadZh,
  ...trialZh,
  ...mapTryZh,
  ...learnZh,
  ...whyOpinionZh,
  ...whyFactZh,
  ...whySpeechZh,
  ...restrictedZh,
  ...responseZh,
  ...contactZh,
  ...escalationZh,
  ...oncallZh,
};

/** Everything a person reads, in ICU MessageFormat, by language and key. */
export const catalogue: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { en, 'zh-CN': zh };

/** The areas one by one, to prove that no key stands in two of them. */
export const AREAS: readonly Readonly<Record<string, string>>[] = [
  gradeEn,
  whyNumericEn,
  configNumericEn,
  configOncallEn,
  anomalyEn,
  configEn,
  ingestEn,
  probesEn,
  incidentEn,
  commandsEn,
  cardEn,
  calendarEn,
  consoleEn,
  authorityEn,
  approvalEn,
  auditEn,
  auditChainEn,
  cliEn,
  demoEn,
  chatEn,
  formsEn,
  probesRowsEn,
  slackEn,
  discordEn,
  outboxEn,
  sendersEn,
  doctorEn,
  reloadEn,
  trialEn,
  mapTryEn,
  learnEn,
  whyOpinionEn,
  whyFactEn,
  whySpeechEn,
  restrictedEn,
  responseEn,
  contactEn,
  escalationEn,
  oncallEn,
];

/** A sentence by a key the compiler knows to be there. */
export function sentence(key: Key, params?: Say['params']): Say {
  return params ? { key, params } : { key };
}
