namespace Fulfillment.Server.Platform;

/// <summary>A row of an import that was not taken, and why.</summary>
/// <param name="Row">As a spreadsheet counts: the header is row 1.</param>
internal sealed record RejectedRow(int Row, Refusal Refusal);

/// <summary>What became of an import: <c>{accepted, rejected:[{row, field, code, says}]}</c>, in the order of the sheet and the caller's language.</summary>
internal sealed record ImportResult(int Accepted, IReadOnlyList<RejectedRow> Rejected) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = httpContext.Language();
        var rejected = Rejected.OrderBy(row => row.Row).Select(row => new
        {
            row.Row,
            field = row.Refusal.Field,
            code = row.Refusal.Code,
            says = row.Refusal.Says.In(language),
        });
        return httpContext.Response.WriteAsJsonAsync(new { accepted = Accepted, rejected }, Json.Options, httpContext.RequestAborted);
    }
}
