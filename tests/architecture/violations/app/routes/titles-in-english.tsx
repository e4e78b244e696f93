// breaks: architecture/words-are-in-the-catalog
export const meta = () => [{ title: 'Challenges · Hedgeschool' }]
