import { Search } from 'lucide-react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { KeyHint } from '#app/ui/key-hint.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Specimen } from './specimen.tsx'

/** What is pressed and filled in. */
export function ControlShelf() {
  return (
    <Section id="controls" title="Controls">
      <Specimen name="Button: primary, secondary, quiet, disabled, with an icon, with a key">
        <div className="group/keys flex flex-wrap items-center gap-3" data-keys="on">
          <Button type="button">Primary</Button>
          <Button type="button" look="secondary">
            Secondary
          </Button>
          <Button type="button" look="quiet">
            Quiet
          </Button>
          <Button type="button" disabled>
            Disabled
          </Button>
          <Button type="button" look="secondary">
            <Search aria-hidden="true" className="size-5" /> Search
          </Button>
          <Button type="button">
            Check <KeyHint>Enter</KeyHint>
          </Button>
          <ButtonLink to="/ui" look="secondary">
            A link
          </ButtonLink>
        </div>
      </Specimen>
      <div className="grid gap-6 sm:grid-cols-2">
        <Specimen name="TextField">
          <TextField id="ui-plain" label="Name" />
        </Specimen>
        <Specimen name="TextField: with a hint">
          <TextField id="ui-hint" label="E-mail" hint="We write only when you ask us to." />
        </Specimen>
        <Specimen name="TextField: refused">
          <TextField
            id="ui-bad"
            label="Password"
            defaultValue="1234"
            errors={['Use at least 8 characters.']}
          />
        </Specimen>
        <Specimen name="TextField: disabled">
          <TextField id="ui-disabled" label="Address" defaultValue="Not to be changed" disabled />
        </Specimen>
        <Specimen name="SelectField">
          <SelectField id="ui-select" label="Level" hint="Any of these.">
            <option>For beginners</option>
            <option>Advanced</option>
          </SelectField>
        </Specimen>
      </div>
    </Section>
  )
}
