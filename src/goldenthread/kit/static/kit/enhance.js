// Pages work without this. With it the menu folds on a small screen and an error summary takes the focus.
import { initAll } from '../design/govuk-frontend.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
