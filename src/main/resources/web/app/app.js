import htmx from 'htmx.org';
import './app.css';

// The pages' policy forbids inline styles and evaluated text; htmx needs neither.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.historyCacheSize = 0;

// Editors are made only where a page has one, so that other pages do not load them.
htmx.onLoad((part) => {
  const benches = part.querySelectorAll('[data-workbench]');
  if (benches.length > 0) {
    import('./workbench.js').then((module) => benches.forEach(module.edit));
  }
  part.querySelectorAll('[data-file-into]').forEach(offerFile);
});

// A text that lies in a file may be chosen instead of pasted; it is sent as if it had been pasted.
function offerFile(label) {
  const input = label.querySelector('input');
  label.hidden = false;
  input.addEventListener('change', async () => {
    const file = input.files[0];
    if (file) {
      document.getElementById(label.dataset.fileInto).value = (await file.text()).slice(0, 2000);
    }
  });
}

// Whoever sends a sample by keyboard or listens to the page is led to the answer.
document.addEventListener('htmx:afterSettle', (event) => {
  const title = event.target.id === 'answer' ? event.target.querySelector('.answer-title') : null;
  if (title) {
    title.focus({ preventScroll: true });
    event.target.scrollIntoView({ block: 'start' });
  }
});

// A failed call leaves a sentence where the answer would stand.
function failed(event) {
  const target = event.detail.target;
  if (target) {
    const sentence = document.createElement('p');
    sentence.className = 'panel-empty';
    sentence.setAttribute('role', 'alert');
    sentence.textContent = 'No answer came. The service may be busy or stopped; send it again.';
    target.replaceChildren(sentence);
  }
}
document.addEventListener('htmx:responseError', failed);
document.addEventListener('htmx:sendError', failed);
