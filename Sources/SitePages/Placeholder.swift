// Rulewright. Apache-2.0.
