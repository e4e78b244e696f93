import { Form } from '@remix-run/react'
import { LogIn } from 'lucide-react'
import { Button } from '#app/ui/button.tsx'
import { TimeZoneField } from './time-zone-field.tsx'

/** Sends somebody to the provider; a document's own form, as its answer goes on to another site. */
export function ProviderForm({ intent, redirectTo, children }: ProviderFormProps) {
  return (
    <Form method="post" action="/auth/oidc" reloadDocument>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="redirectTo" value={redirectTo} />
      <TimeZoneField />
      <Button look="secondary" className="w-full">
        <LogIn aria-hidden="true" className="size-5 rtl:-scale-x-100" />
        {children}
      </Button>
    </Form>
  )
}

interface ProviderFormProps {
  /**
   * `connect` connects the account of whoever is signed in; it is never done by a page that was only to sign in. `confirm`
   * shows that it is them.
   */
  readonly intent: 'sign-in' | 'connect' | 'confirm'
  /** A path on this site, to go on to. */
  readonly redirectTo: string
  /** What the button says. */
  readonly children: string
}
