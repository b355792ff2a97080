"""A program on the session's bus that keeps a history: owns a name and forgets when asked, as Klipper does.

Says on its output when it is there, then a line each time it forgets.
"""

import sys

from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

if __name__ == "__main__":
    address, name, interface, method = sys.argv[1:]
    connection = open_dbus_connection(address)
    connection.send_and_get_reply(message_bus.RequestName(name))
    print("there", flush=True)  # noqa: T201 - how the test knows
    while True:
        message = connection.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        wanted = message.header.fields.get(HeaderFields.interface), message.header.fields.get(HeaderFields.member)
        if wanted == (interface, method):
            print("forgot", flush=True)  # noqa: T201 - the same
            connection.send(new_method_return(message))
        else:
            connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
