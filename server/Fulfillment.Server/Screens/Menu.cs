using Fulfillment.Contracts;
using Fulfillment.Server.Access;

namespace Fulfillment.Server.Screens;

/// <summary>The staff screens in the order of the header. Only those are shown that are there and that the caller may open: the doors themselves say so.</summary>
internal sealed class Menu(EndpointDataSource endpoints)
{
    private static readonly (string Path, Text Name)[] Screens =
    [
        ("/floor", new Text("現場", "Floor")),
        ("/orders", new Text("注文", "Orders")),
        ("/print", new Text("印刷", "Print")),
        ("/inserts", new Text("同梱物", "Inserts")),
        ("/settings", new Text("設定", "Settings")),
    ];

    public IEnumerable<MenuEntry> For(HttpContext http)
    {
        var caller = http.Caller();
        return
            from screen in Screens
            where endpoints.Endpoints.OfType<RouteEndpoint>().Any(endpoint => $"/{endpoint.RoutePattern.RawText}" == screen.Path && Opens(endpoint, caller))
            select new MenuEntry(screen.Path, screen.Name, http.Request.Path.StartsWithSegments(screen.Path));
    }

    private static bool Opens(RouteEndpoint endpoint, Caller caller) =>
        caller.Badge is not null
        && endpoint.Metadata.GetMetadata<AllowedScopes>() is { } allowed
        && (caller.Scopes.Contains(Scopes.Admin) || allowed.Scopes.Any(caller.Scopes.Contains));
}

internal sealed record MenuEntry(string Path, Text Name, bool IsOpen);
