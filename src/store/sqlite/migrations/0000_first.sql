CREATE TABLE `alerts` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`incident` integer,
	`rule` text NOT NULL,
	`status` text NOT NULL,
	`level` integer NOT NULL,
	`suppressed` integer NOT NULL,
	`drill` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`labels` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `alerts_incident` ON `alerts` (`incident`);--> statement-breakpoint
CREATE INDEX `alerts_firing` ON `alerts` (`rule`) WHERE status = 'firing';--> statement-breakpoint
CREATE INDEX `alerts_suppressed` ON `alerts` (`level`,`drill`) WHERE status = 'firing' and suppressed = 1;--> statement-breakpoint
CREATE INDEX `alerts_resolved` ON `alerts` (`updated_at`) WHERE status = 'resolved';--> statement-breakpoint
CREATE TABLE `check_ticks` (
	`check_id` text PRIMARY KEY NOT NULL,
	`last_tick` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `checks` (
	`id` text PRIMARY KEY NOT NULL,
	`paused` integer NOT NULL,
	`last_tick` integer,
	`last_end` integer,
	`last_ok` integer,
	`last_message` text
);
--> statement-breakpoint
CREATE TABLE `clocks` (
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`due_at` integer NOT NULL,
	`data` text,
	PRIMARY KEY(`ref`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `clocks_due` ON `clocks` (`due_at`);--> statement-breakpoint
CREATE TABLE `grades` (
	`key` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `history` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`incident` integer,
	`actor` text NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `history_incident` ON `history` (`incident`,`seq`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`source` text NOT NULL,
	`content_type` text NOT NULL,
	`body` text NOT NULL,
	`problems` text NOT NULL,
	`replayed_at` integer
);
--> statement-breakpoint
CREATE TABLE `incident_labels` (
	`label` text NOT NULL,
	`value` text NOT NULL,
	`incident` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `incident_labels_value` ON `incident_labels` (`label`,`value`,`incident`);--> statement-breakpoint
CREATE INDEX `incident_labels_incident` ON `incident_labels` (`incident`);--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`level` integer NOT NULL,
	`owner` text,
	`group_key` text NOT NULL,
	`opened_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`resolved_at` integer,
	`closed_at` integer,
	`drill` integer NOT NULL,
	`currency` text,
	`direct` integer,
	`indirect` integer,
	`labels` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `incidents_live` ON `incidents` (`drill`,`state`,`level`,`currency`,`direct`,`indirect`) WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX `incidents_closed` ON `incidents` (`closed_at`) WHERE state = 'closed';--> statement-breakpoint
CREATE INDEX `incidents_closed_level` ON `incidents` (`level`,`id`) WHERE state = 'closed';--> statement-breakpoint
CREATE INDEX `incidents_closed_owner` ON `incidents` (`owner`,`id`) WHERE state = 'closed';--> statement-breakpoint
CREATE INDEX `incidents_opened` ON `incidents` (`opened_at`,`drill`,`level`);--> statement-breakpoint
CREATE INDEX `incidents_resolved` ON `incidents` (`resolved_at`,`drill`,`level`) WHERE resolved_at is not null;--> statement-breakpoint
CREATE TABLE `langs` (
	`key` text PRIMARY KEY NOT NULL,
	`lang` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`incident` integer,
	`priority` integer NOT NULL,
	`body` text NOT NULL,
	`wanted` integer NOT NULL,
	`shown` integer,
	`ref` text,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`claimed_at` integer,
	`uncertain_at` integer,
	`error` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notices_priority` ON `notices` (priority desc,`next_at`,`created_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `notices_due` ON `notices` (`next_at`,`claimed_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `notices_unshown` ON `notices` (`state`) WHERE state <> 'shown';--> statement-breakpoint
CREATE INDEX `notices_incident` ON `notices` (`incident`) WHERE incident is not null;--> statement-breakpoint
CREATE INDEX `notices_loose` ON `notices` (`updated_at`) WHERE incident is null and state <> 'waiting';--> statement-breakpoint
CREATE TABLE `series_heads` (
	`series` integer PRIMARY KEY NOT NULL,
	`last_n` integer NOT NULL,
	`last_at` integer NOT NULL,
	`last_value` real
);
--> statement-breakpoint
CREATE TABLE `series` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`unit` text NOT NULL,
	`labels` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `series_identity` ON `series` (`name`,`subject`,`kind`,`source`,`unit`,`labels`);--> statement-breakpoint
CREATE TABLE `shows` (
	`id` text PRIMARY KEY NOT NULL,
	`ends_at` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `shows_end` ON `shows` (`ends_at`);--> statement-breakpoint
CREATE TABLE `signals` (
	`n` integer PRIMARY KEY NOT NULL,
	`prev` integer,
	`source` text NOT NULL,
	`id` text NOT NULL,
	`series` integer NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`value` real,
	`body` text,
	`body_of` integer,
	`drill` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signals_source_id` ON `signals` (`source`,`id`);--> statement-breakpoint
CREATE TABLE `silences` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer,
	`ends_at` integer NOT NULL,
	`ended_at` integer,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `silences_number` ON `silences` (`number`);--> statement-breakpoint
CREATE INDEX `silences_running` ON `silences` (`ends_at`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `silences_ended` ON `silences` (`ended_at`) WHERE ended_at is not null;