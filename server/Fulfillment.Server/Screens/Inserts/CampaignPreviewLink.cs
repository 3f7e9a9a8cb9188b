namespace Fulfillment.Server.Screens.Inserts;

/// <summary>Where the picture of a campaign's sheet is.</summary>
internal static class CampaignPreviewLink
{
    /// <param name="look"><c>svg</c> or <c>pdf</c>.</param>
    public static string Of(string merchant, string campaign, string? variant, string? order, string look, string? locale = null) =>
        $"/api/v1/merchants/{merchant}/campaigns/{campaign}/preview{QueryString.Create(new Dictionary<string, string?> { ["as"] = look, ["order"] = order, ["variant"] = variant, ["locale"] = locale }.Where(part => part.Value is not null))}";
}
