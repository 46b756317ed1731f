import type { Contender, Server } from './servers/server.js';

/** Who runs against whom: each payload at the bare server and at the bot, and Prometheus' own at Alertmanager. */
export interface Field {
  readonly bot: Server;
  readonly botAlert: Contender;
  readonly botMetric: Contender;
  readonly bareAlert: Contender;
  readonly bareMetric: Contender;
  readonly alertmanager: Contender | null;
}

export function field(bot: Server, bare: Server, alertmanager: Server | null): Field {
  const signals = '/v1/signals';
  return {
    bot,
    botAlert: { name: 'tocsin alert', server: bot, path: signals, payload: 'alert' },
    botMetric: { name: 'tocsin metric', server: bot, path: signals, payload: 'metric' },
    bareAlert: { name: 'bare alert', server: bare, path: '/', payload: 'alert' },
    bareMetric: { name: 'bare metric', server: bare, path: '/', payload: 'metric' },
    alertmanager: alertmanager && {
      name: 'alertmanager',
      server: alertmanager,
      path: '/api/v2/alerts',
      payload: 'prometheus',
    },
  };
}

export function contenders(of: Field): readonly Contender[] {
  const own = [of.bareAlert, of.botAlert, of.bareMetric, of.botMetric];
  return of.alertmanager ? [...own, of.alertmanager] : own;
}
