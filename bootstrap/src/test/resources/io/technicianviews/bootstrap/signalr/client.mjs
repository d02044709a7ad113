// node client.mjs URL TOKEN TICKET: follows a ticket, and says what it hears, one JSON object a line.
// It ends when its input does.
import {HubConnectionBuilder, LogLevel} from "@microsoft/signalr";

const [url, token, ticket] = process.argv.slice(2);
const say = (what, value) => console.log(JSON.stringify({what, value: value ?? null}));

const connection = new HubConnectionBuilder()
  .withUrl(url + "/hubs/tickets", {accessTokenFactory: () => token})
  .withAutomaticReconnect({nextRetryDelayInMilliseconds: () => 200})
  .configureLogging(LogLevel.None)
  .build();

const subscribe = async () => {
  await connection.invoke("SubscribeToTicket", ticket);
  await connection.invoke("SubscribeToUserTickets");
};

connection.on("TicketSubscribed", id => say("subscribed", id));
connection.on("UserTicketsSubscribed", () => say("user_subscribed"));
connection.on("TicketUpdate", update => say("update", update));
connection.on("UserTicketUpdate", update => say("user_update", update));
connection.onreconnecting(() => say("reconnecting"));
connection.onreconnected(async () => {
  say("reconnected");
  await subscribe();
});
connection.onclose(error => {
  say("closed", error?.message);
  process.exit(0);
});

await connection.start();
say("connected");
await connection.invoke("SubscribeToTicket", 999999999).catch(error => say("refused", error.message));
await subscribe();
process.stdin.resume();
process.stdin.on("end", () => connection.stop());
