CREATE TABLE `duties` (
	`id` text PRIMARY KEY NOT NULL,
	`schedule` text NOT NULL,
	`state` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `duties_until` ON `duties` (`until_at`);--> statement-breakpoint
CREATE TABLE `members` (
	`group_id` text PRIMARY KEY NOT NULL,
	`accounts` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL,
	`state` text NOT NULL,
	`incident` integer,
	`about` text NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `requests_waiting` ON `requests` (`n`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `requests_incident` ON `requests` (`incident`,`n`);--> statement-breakpoint
CREATE INDEX `requests_about` ON `requests` (`about`,`at`);--> statement-breakpoint
CREATE INDEX `requests_n` ON `requests` (`n`);--> statement-breakpoint
CREATE TABLE `turns` (
	`name` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `vetoes` (
	`id` text PRIMARY KEY NOT NULL,
	`lifted_at` integer,
	`body` text NOT NULL
);
