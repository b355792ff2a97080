"""Commands as data; menus, keys, tray and kiosk derive from them."""
