"""Calls a presence service with the official Python SDK, unmodified except for its base URL.

usage: python-sdk.py BASE_URL write USER    performs every write, then reads the presence
       python-sdk.py BASE_URL read USER     reads the presence
       python-sdk.py BASE_URL clear USER    clears everything that was written, then reads the presence

Prints the presence as one JSON object.
"""

import asyncio
import json
import sys

from azure.core.credentials import AccessToken
from kiota_authentication_azure.azure_identity_authentication_provider import AzureIdentityAuthenticationProvider
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.communications.get_presences_by_user_id.get_presences_by_user_id_post_request_body import (
    GetPresencesByUserIdPostRequestBody,
)
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.date_time_time_zone import DateTimeTimeZone
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.models.presence_status_message import PresenceStatusMessage
from msgraph.generated.models.work_location_type import WorkLocationType
from msgraph.generated.users.item.presence.clear_presence.clear_presence_post_request_body import (
    ClearPresencePostRequestBody,
)
from msgraph.generated.users.item.presence.set_automatic_location.set_automatic_location_post_request_body import (
    SetAutomaticLocationPostRequestBody,
)
from msgraph.generated.users.item.presence.set_manual_location.set_manual_location_post_request_body import (
    SetManualLocationPostRequestBody,
)
from msgraph.generated.users.item.presence.set_presence.set_presence_post_request_body import (
    SetPresencePostRequestBody,
)
from msgraph.generated.users.item.presence.set_status_message.set_status_message_post_request_body import (
    SetStatusMessagePostRequestBody,
)
from msgraph.generated.users.item.presence.set_user_preferred_presence.set_user_preferred_presence_post_request_body import (
    SetUserPreferredPresencePostRequestBody,
)

SESSION = "22553876-f5ab-4529-bffb-cfe50aa89f87"


class Credential:
    def get_token(self, *scopes, **options):
        return AccessToken("interoperability", 4_102_444_800)


def client(base_url):
    authentication = AzureIdentityAuthenticationProvider(
        Credential(), scopes=["https://graph.microsoft.com/.default"], allowed_hosts=["127.0.0.1"]
    )
    adapter = GraphRequestAdapter(authentication)
    adapter.base_url = base_url
    return GraphServiceClient(request_adapter=adapter)


async def write(presence, own):
    # The location actions are documented only for the signed-in user.
    # The SDK sends a timedelta in Python's format instead of ISO 8601, but a string unchanged.
    await presence.set_presence.post(
        SetPresencePostRequestBody(
            session_id=SESSION, availability="Busy", activity="InACall", expiration_duration="PT1H"
        )
    )
    await presence.set_user_preferred_presence.post(
        SetUserPreferredPresencePostRequestBody(
            availability="DoNotDisturb", activity="DoNotDisturb", expiration_duration="PT8H"
        )
    )
    await presence.set_status_message.post(
        SetStatusMessagePostRequestBody(
            status_message=PresenceStatusMessage(
                message=ItemBody(content="Grüße from Python 👋", content_type=BodyType.Text),
                expiry_date_time=DateTimeTimeZone(
                    date_time="2099-10-18T17:05:33.2079781", time_zone="Pacific Standard Time"
                ),
            )
        )
    )
    await own.set_automatic_location.post(
        SetAutomaticLocationPostRequestBody(work_location_type=WorkLocationType.Remote)
    )
    await own.set_manual_location.post(
        SetManualLocationPostRequestBody(
            work_location_type=WorkLocationType.Office, place_id="eb706f15-137e-4722-b4d1-b601481d9251"
        )
    )


async def clear(presence):
    await presence.clear_user_preferred_presence.post()
    await presence.clear_automatic_location.post()
    await presence.clear_location.post()
    await presence.clear_presence.post(ClearPresencePostRequestBody(session_id=SESSION))
    try:
        await presence.clear_presence.post(ClearPresencePostRequestBody(session_id=SESSION))
    except ODataError as error:
        return {"status": error.response_status_code, "code": error.error.code}
    return None


def described(presence):
    message = presence.status_message
    expiry = message.expiry_date_time if message else None
    place = presence.work_location
    return {
        "id": presence.id,
        "availability": presence.availability,
        "activity": presence.activity,
        "isOutOfOffice": presence.out_of_office_settings.is_out_of_office,
        "sequenceNumber": presence.sequence_number,
        "message": message.message.content if message else None,
        "contentType": message.message.content_type.value if message else None,
        "expiry": f"{expiry.date_time} {expiry.time_zone}" if expiry else None,
        "isPublished": bool(message and message.published_date_time),
        "workLocationType": place.work_location_type.value,
        "workLocationSource": place.source.value,
        "placeId": place.place_id,
    }


async def read(graph, user):
    many = await graph.communications.get_presences_by_user_id.post(
        GetPresencesByUserIdPostRequestBody(ids=[user, "66825e03-7ef5-42da-9069-724602c31f6b"])
    )
    return {
        "me": described(await graph.me.presence.get()),
        "user": described(await graph.users.by_user_id(user).presence.get()),
        "communications": described(await graph.communications.presences.by_presence_id(user).get()),
        "many": [presence.id for presence in many.value],
        "manyActivity": many.value[0].activity,
    }


async def main():
    base_url, verb, user = sys.argv[1:]
    graph = client(base_url)
    error = None
    if verb == "write":
        await write(graph.users.by_user_id(user).presence, graph.me.presence)
    elif verb == "clear":
        error = await clear(graph.me.presence)
    print(json.dumps({**await read(graph, user), "error": error}))


asyncio.run(main())
