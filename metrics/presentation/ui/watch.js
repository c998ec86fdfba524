// Asks every few seconds whether another version of the warehouse has been published. `data`: every (milliseconds).
// Not while nobody looks, and not while another page is on its way: the server would answer for the page left behind, and the
// browser would take the answer for that page's return and find none of its parts.

const ON_ITS_WAY = 60000; // milliseconds after which a page that has not come is no longer waited for

export default function (component) {
  const { data, setTriggerValue } = component;
  const signs = ['kaimenhong:leaving', 'popstate'];
  let left = -Infinity;
  const leave = () => (left = performance.now());
  for (const sign of signs) window.addEventListener(sign, leave);
  const timer = setInterval(() => {
    if (!document.hidden && performance.now() - left > ON_ITS_WAY) setTriggerValue('look', true);
  }, data.every);
  return () => {
    clearInterval(timer);
    for (const sign of signs) window.removeEventListener(sign, leave);
  };
}
