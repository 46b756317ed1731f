import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The labels of incidents, turned round: which incidents carry `region=east`. */
export const incidentLabels = sqliteTable(
  'incident_labels',
  {
    label: text('label').notNull(),
    value: text('value').notNull(),
    incident: integer('incident').notNull(),
  },
  (t) => [
    index('incident_labels_value').on(t.label, t.value, t.incident),
    index('incident_labels_incident').on(t.incident),
  ],
);
