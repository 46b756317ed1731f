/** The setting of the environment that lets checks run commands; the configuration alone cannot. */
export const COMMANDS_SWITCH = 'TOCSIN_ALLOW_COMMANDS';
