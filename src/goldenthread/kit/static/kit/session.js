// Five minutes before a session ends, asks whether somebody is still there. Other windows prolong it too, so the server
// is asked first. Without this, the foot of the page says the time.
const WARNING = 5 * 60
const dialog = document.querySelector('dialog[data-session]')

function start () {
  const form = dialog.querySelector('form')
  let timer

  function wait (seconds) {
    clearTimeout(timer)
    timer = setTimeout(look, Math.max(seconds - WARNING, 0) * 1000)
  }

  async function ask (options = {}) {
    const answer = await fetch(form.action, { headers: { Accept: 'application/json' }, ...options })
    return answer.ok ? await answer.json() : null
  }

  function say (words) {
    dialog.querySelector('p').textContent = words
    form.hidden = true
  }

  async function look () {
    const session = await ask()
    if (session && session.seconds > WARNING) return wait(session.seconds)
    if (session) dialog.querySelector('[data-session-time]').textContent = session.ends
    else say('You have been signed out. If you were writing, send the form all the same: we keep it, and you can go on when you have signed in.')
    if (!dialog.open) dialog.showModal()
  }

  form.addEventListener('submit', async event => {
    event.preventDefault()
    const session = await ask({ method: 'POST', body: new URLSearchParams(new FormData(form)) })
    if (session && session.seconds > WARNING) {
      dialog.close()
      return wait(session.seconds)
    }
    say(session
      ? `A session lasts ten hours at most. You will be signed out at ${session.ends}: save what you have written.`
      : 'You have been signed out already. If you were writing, send the form all the same: we keep it, and you can go on when you have signed in.')
  })

  wait(Number(dialog.dataset.session))
}

if (dialog) start()
