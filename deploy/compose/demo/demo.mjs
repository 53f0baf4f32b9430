// A made-up shop: an order about twice a second, numbered, and an error now and then. It ends at SIGTERM.
const goods = ['waders', 'sluice gate', 'mill stone', 'rain gauge', 'oar'];
let order = 0;
const timer = setInterval(() => {
  order += 1;
  const item = goods[order % goods.length];
  if (order % 10 === 0) console.error(`order ${order}: no ${item} left, the customer has to wait`);
  else console.log(`order ${order}: one ${item}, paid`);
}, 500);
process.on('SIGTERM', () => {
  clearInterval(timer);
  console.log(`closing after ${order} orders`);
});
