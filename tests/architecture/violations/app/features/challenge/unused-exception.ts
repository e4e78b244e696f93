// breaks: oxlint/unused-directive
// oxlint-disable-next-line no-console -- nothing to silence
export const broken = 1
