/** The name of the configuration that is used where no other is named. */
export const CONFIG_NAME = 'cadre-audit.config.yaml';
