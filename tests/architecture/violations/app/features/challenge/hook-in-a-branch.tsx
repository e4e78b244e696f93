// breaks: react-hooks/rules-of-hooks
import { useState } from 'react'

export function Broken({ isOpen }: { readonly isOpen: boolean }) {
  if (!isOpen) return null
  const [count] = useState(0)
  return <p>{count}</p>
}
