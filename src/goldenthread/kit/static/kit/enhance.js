// Pages work without this. With it the menu folds on a small screen, an error summary takes the focus, drafts save
// themselves, and a session warns before it ends.
import { initAll } from '../design/govuk-frontend.js'
import './drafts.js'
import './session.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
