<?php
// As much of WordPress and WooCommerce as the recipe calls. Run with the recipe's file, then prints what a page and an order got, as JSON.
$hooks = [];
$enqueued = [];
function add_action(string $name, callable $do): void { $GLOBALS['hooks'][$name][] = $do; }
function add_filter(string $name, callable $do, int $priority = 10, int $arguments = 1): void { $GLOBALS['hooks'][$name][] = $do; }
function add_shortcode(string $name, callable $do): void { $GLOBALS['hooks']["[$name]"][] = $do; }
function run(string $name, mixed ...$given): mixed { return $GLOBALS['hooks'][$name][0](...$given); }
function wp_enqueue_script(string $handle, string $src, array $needs = [], ?string $version = ''): void { $GLOBALS['enqueued'][$handle] = $src . ($version === null ? '' : "?ver=$version"); }
function get_stylesheet_directory_uri(): string { return ''; }
function esc_attr(string $text): string { return htmlspecialchars($text, ENT_QUOTES); }
function wp_kses_post(string $text): string { return $text; }
function wp_get_script_tag(array $attributes): string { return '<script ' . implode(' ', array_map(fn ($name, $value) => $name . '="' . esc_attr($value) . '"', array_keys($attributes), $attributes)) . "></script>\n"; }
function nocache_headers(): void {}
function get_current_user_id(): int { return 7; }
function wp_die(): void {}
function wp_unslash(string $text): string { return stripslashes($text); }
function kindred_token(string $member): string { return "token of $member"; }
class WC_Order { public array $meta = []; public bool $saved = false; function update_meta_data(string $name, string $value): void { $this->meta[$name] = $value; } function save(): void { $this->saved = true; } }

require $argv[1];

run('wp_enqueue_scripts');
$tags = '';
foreach ($enqueued as $handle => $src) {
    $tags .= run('script_loader_tag', "<script src='$src'></script>\n", $handle, $src);
}
ob_start();
run('wp_ajax_kindred_token');
$token = ob_get_clean();
$orders = [];
foreach (['0198c0de-1111-7000-8000-000000000001', 'somebody"else'] as $visitor) {
    $_COOKIE['kin_visitor'] = $visitor;
    foreach (['woocommerce_checkout_create_order', 'woocommerce_store_api_checkout_update_order_meta'] as $hook) {
        $order = new WC_Order();
        run($hook, $order);
        $orders[] = ['meta' => (object) $order->meta, 'saved' => $order->saved];
    }
}
echo json_encode(['tags' => $tags, 'poll' => run('[kindred_poll]', ['id' => 'autumn-tin'], 'Help us choose'), 'token' => $token, 'orders' => $orders]);
