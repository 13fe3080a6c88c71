import asyncio


async def connect(port):
    if port < 1024:
        raise ValueError(f"no right to port {port}")


async def main():
    task = asyncio.create_task(connect(80))
    await asyncio.sleep(1)
    for port in range(80, 100):
        text = f"port {port}"
    print("looked at 20, up to", text)
    try:
        await task
    except ValueError as error:
        print(error)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
