CREATE TABLE `accounts` (
	`key` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `held` (
	`code` text PRIMARY KEY NOT NULL,
	`line` text NOT NULL,
	`platform` text NOT NULL,
	`account` text NOT NULL,
	`name` text NOT NULL,
	`lang` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `notices_priority`;--> statement-breakpoint
DROP INDEX `notices_due`;--> statement-breakpoint
ALTER TABLE `notices` ADD `lane` text DEFAULT 'post' NOT NULL;--> statement-breakpoint
ALTER TABLE `notices` ADD `broken` text;--> statement-breakpoint
CREATE INDEX `notices_lane` ON `notices` (`channel`,`lane`,priority desc,`next_at`,`created_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `notices_broken` ON `notices` (`channel`,`lane`) WHERE broken is not null;--> statement-breakpoint
CREATE INDEX `notices_ref` ON `notices` (`ref`) WHERE incident is not null;--> statement-breakpoint
CREATE INDEX `notices_due` ON `notices` (`next_at`,`claimed_at`,`lane`) WHERE state = 'waiting';--> statement-breakpoint
UPDATE `notices` SET `lane` = CASE WHEN `ref` IS NOT NULL THEN 'edit' WHEN `kind` = 'line' THEN 'line' ELSE 'post' END;--> statement-breakpoint
UPDATE `notices` SET `body` = json_set(`body`, '$.groups', json('[]')) WHERE `kind` = 'call' AND json_extract(`body`, '$.groups') IS NULL;--> statement-breakpoint
UPDATE `incidents` SET `body` = json_set(`body`, '$.noted', json('[]'), '$.policy', (
	SELECT json_group_array(json_set(`value`, '$.groups', json('[]'))) FROM json_each(`incidents`.`body`, '$.policy')
)) WHERE json_extract(`body`, '$.noted') IS NULL;
