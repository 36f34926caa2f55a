import {visitor} from '../service-fixture.js';

const street = {first_name: 'Noa', last_name: 'Lind', company: null, address1: 'Lindenstraße 5', address2: '2. OG', city: 'Berlin', zip: '10969', province: null, country: 'Germany', country_code: 'DE', phone: null, latitude: 52.5, longitude: 13.39};
const money = (amount: string, currency = 'EUR'): object => ({shop_money: {amount, currency_code: currency}, presentment_money: {amount, currency_code: currency}});

/** An order as Shopify posts it to orders/paid. */
export const shopifyOrder = {
  id: 5_678_901_234_567,
  admin_graphql_api_id: 'gid://shopify/Order/5678901234567',
  app_id: 580_111,
  buyer_accepts_marketing: false,
  cancel_reason: null,
  cancelled_at: null,
  cart_token: 'Z2NwLWV1cm9wZS13ZXN0MTowMUpR',
  confirmed: true,
  contact_email: 'noa@example.com',
  created_at: '2026-03-01T12:59:48+01:00',
  currency: 'EUR',
  current_total_price: '24.90',
  current_total_price_set: money('24.90'),
  customer: {id: 7_001_002_003_004, email: 'noa@example.com', created_at: '2026-03-01T12:58:02+01:00', first_name: 'Noa', last_name: 'Lind', state: 'disabled', currency: 'EUR'},
  discount_codes: [{code: 'CUP-7F3A', amount: '3.00', type: 'fixed_amount'}],
  email: 'noa@example.com',
  financial_status: 'paid',
  fulfillment_status: null,
  line_items: [
    {id: 14_000_000_000_001, product_id: 8_100_200_300, variant_id: 4_500_000_001, title: 'Autumn tin', quantity: 2, current_quantity: 2, price: '12.00', sku: 'TIN-2026', grams: 120},
    {id: 14_000_000_000_002, product_id: null, title: 'A ribbon', quantity: 1, current_quantity: 1, price: '0.00'},
  ],
  name: '#1042',
  note: 'Für dich, mit Grüßen ☕',
  note_attributes: [{name: 'gift', value: 'yes'}, {name: 'kin_visitor', value: visitor(7)}],
  order_number: 1042,
  order_status_url: 'https://tea.example/1/orders/abc/authenticate?key=def',
  payment_gateway_names: ['shopify_payments'],
  presentment_currency: 'EUR',
  processed_at: '2026-03-01T12:59:47+01:00',
  refunds: [],
  shipping_address: street,
  subtotal_price: '21.00',
  test: false,
  total_price: '24.90',
  total_price_set: money('24.90'),
  total_tax: '3.98',
  updated_at: '2026-03-01T12:59:50+01:00',
};

/** What Shopify posts to refunds/create. */
export const shopifyRefund = {
  id: 900_000_000_001,
  order_id: shopifyOrder.id,
  created_at: '2026-03-01T12:59:30+01:00',
  processed_at: '2026-03-01T12:59:30+01:00',
  note: 'The lid was bent',
  restock: true,
  user_id: 80_000_001,
  refund_line_items: [{id: 400_000_000_001, line_item_id: 14_000_000_000_001, quantity: 1, subtotal: 21, total_tax: 3.35, line_item: {id: 14_000_000_000_001, product_id: 8_100_200_300, quantity: 2, current_quantity: 1}}],
  transactions: [
    {id: 6_000_000_000_001, order_id: shopifyOrder.id, kind: 'refund', gateway: 'shopify_payments', status: 'success', message: null, created_at: '2026-03-01T12:59:29+01:00', test: false, amount: '20.40', currency: 'EUR'},
    {id: 6_000_000_000_000, order_id: shopifyOrder.id, kind: 'refund', gateway: 'shopify_payments', status: 'failure', message: 'try again', created_at: '2026-03-01T12:59:20+01:00', test: false, amount: '20.40', currency: 'EUR'},
  ],
  order_adjustments: [],
};

/** What Shopify posts to orders/cancelled. */
export const shopifyCancelled = {...shopifyOrder, cancel_reason: 'customer', cancelled_at: '2026-03-01T12:59:55+01:00', financial_status: 'refunded', updated_at: '2026-03-01T12:59:56+01:00'};

/** An order as WooCommerce posts it. */
export const wooOrder = {
  id: 727,
  parent_id: 0,
  status: 'processing',
  currency: 'EUR',
  version: '10.4.0',
  prices_include_tax: true,
  date_created: '2026-03-01T12:55:00',
  date_modified: '2026-03-01T12:59:40',
  discount_total: '3.00',
  shipping_total: '3.90',
  total: '24.90',
  total_tax: '3.98',
  customer_id: 26,
  order_key: 'wc_order_5f3a9c',
  billing: {first_name: 'Noa', last_name: 'Lind', company: '', address_1: 'Lindenstrasse 5', address_2: '', city: 'Berlin', state: '', postcode: '10969', country: 'DE', email: 'noa@example.com', phone: '030 123456'},
  shipping: {first_name: 'Noa', last_name: 'Lind', company: '', address_1: 'Lindenstraße 5', address_2: '2. OG', city: 'Berlin', state: '', postcode: '10969', country: 'DE', phone: ''},
  payment_method: 'stripe',
  transaction_id: 'pi_3QabcdEFGH',
  customer_ip_address: '198.51.100.23',
  customer_note: '',
  date_completed: null,
  date_paid: '2026-03-01T12:56:10',
  meta_data: [{id: 13_106, key: '_wc_order_attribution_source_type', value: 'direct'}, {id: 13_107, key: 'kin_visitor', value: visitor(7)}, {id: 13_108, key: 'packing', value: {paper: true}}],
  line_items: [{id: 315, name: 'Autumn tin', product_id: 93, quantity: 1, total: '17.65', sku: 'TIN-2026'}],
  coupon_lines: [{id: 318, code: 'cup-7f3a', discount: '3.00'}],
  refunds: [] as {id: number; reason: string; total: string}[],
  date_created_gmt: '2026-03-01T11:55:00',
  date_modified_gmt: '2026-03-01T11:59:40',
  date_completed_gmt: null,
  date_paid_gmt: '2026-03-01T11:56:10' as string | null,
  currency_symbol: '€',
  _links: {self: [{href: 'https://tea.example/wp-json/wc/v3/orders/727'}]},
};
