// Saves a draft three seconds after a key, also while somebody goes on typing. The button does the same without this.
const PAUSE = 3000
const QUIET = 30000 // the status is read out no more often than this

function follow (part) {
  const form = part.closest('form')
  const status = part.querySelector('[role=status]')
  let timer = null
  let said = 0

  function say (words, now) {
    if (now || Date.now() - said > QUIET) {
      status.textContent = words
      said = Date.now()
    }
  }

  async function save () {
    timer = null
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
    const options = { method: 'POST', body: new URLSearchParams(fields), headers: { Accept: 'application/json' } }
    try {
      const answer = await fetch(part.dataset.draft, options)
      if (answer.ok) return say(`Draft saved at ${(await answer.json()).saved}.`, false)
      if (answer.status === 401) return say('You have been signed out. Send the form: what you wrote is kept until you have signed in.', true)
    } catch { /* the network: said below, tried again with the next key */ }
    say('The draft could not be saved. Your words are still on this page.', true)
  }

  form.addEventListener('input', () => { timer ??= setTimeout(save, PAUSE) })
  form.addEventListener('submit', () => clearTimeout(timer))
}

document.querySelectorAll('[data-draft]').forEach(follow)
