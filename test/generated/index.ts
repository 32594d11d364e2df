export { type AppPlace, addPlan, createAppFor } from './add-plan';
export { apps } from './apps';
export { type PlanEdit, planEdits } from './edits';
export { type AppPlan, formatPlan, PlannedCall, partsOf, withReadableString } from './plan';
export { type PlanSecurityLevel, securityLevelOf } from './pod-security-level';
export { anyText, TRAPS } from './text';
